package io.flowlogs.examples.docs;

import io.flowlogs.examples.SampleBucket;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page on S3 do what it says, on a server that has a bucket with the samples in it. */
@NeedsMoto
class S3PageTest {
    static final String PAGE = "docs/s3.md";

    @TempDir
    private Path temporary;

    @Test
    void everyCommandPrintsWhatItSays(MotoServer moto) throws IOException, InterruptedException {
        SampleBucket.fill(moto.endpoint());
        ServedPage.check(PAGE, temporary, moto.endpoint(), SampleBucket.REGION);
    }
}
