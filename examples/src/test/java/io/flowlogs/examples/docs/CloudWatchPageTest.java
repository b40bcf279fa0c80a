package io.flowlogs.examples.docs;

import io.flowlogs.examples.SampleGroup;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page on CloudWatch Logs do what it says, on a server that has a group with the sample in it. */
@NeedsMoto
class CloudWatchPageTest {
    static final String PAGE = "docs/cloudwatch.md";

    @TempDir
    private Path temporary;

    @Test
    void everyCommandPrintsWhatItSays(MotoServer moto) throws IOException, InterruptedException {
        SampleGroup.fill(moto.endpoint());
        ServedPage.check(PAGE, temporary, moto.endpoint(), SampleGroup.REGION);
    }
}
