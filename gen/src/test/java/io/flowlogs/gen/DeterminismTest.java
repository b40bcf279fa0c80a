package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static byte[] text(GenerationOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntheticFlowLogs.of(options).writeTo(out);
        return out.toByteArray();
    }

    private static String hash(List<String> fields) throws IOException, NoSuchAlgorithmException {
        GenerationOptions options =
                GenerationOptions.builder().lines(10_000).fields(fields).build();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text(options)));
    }

    /** Whoever changes what a seed gives invalidates measurements and bug reports, and should know. */
    @Test
    void textOfASeedNeverChanges() throws IOException, NoSuchAlgorithmException {
        assertThat(hash(FieldLists.DEFAULT))
                .isEqualTo("39a6d40d846a790a38afc2a71777cb86209226845907d0f0dfb81b46714e548b");
        assertThat(hash(FieldLists.VPC)).isEqualTo("0d04d4bb89d2d367efa9d289986e7c40c399c5e9ce295b38ea134b3ff3b2ccd8");
        assertThat(hash(FieldLists.TRANSIT_GATEWAY))
                .isEqualTo("a2817df2f646babf7791c000c85ef085fdf0f89874b33c63365ebb095fa89ce1");
    }

    @Test
    void anotherSeedGivesOtherText() throws IOException {
        GenerationOptions.Builder builder = GenerationOptions.builder().lines(100);
        byte[] first = text(builder.seed(1).build());
        assertThat(text(builder.seed(1).build())).isEqualTo(first);
        assertThat(text(builder.seed(2).build())).isNotEqualTo(first);
    }

    @Test
    void oneGeneratorGivesTheSameTextAgain() throws IOException {
        SyntheticFlowLogs logs =
                SyntheticFlowLogs.of(GenerationOptions.builder().lines(500).build());
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        logs.writeTo(first);
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        logs.writeTo(second);
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
        assertThat(first.toString(StandardCharsets.UTF_8).lines().skip(1).toList())
                .isEqualTo(logs.lines().toList());
    }

    @Test
    void flowsAreTheSameInEveryFormat() {
        List<String> narrow = List.of("srcaddr", "dstport", "packets", "end");
        List<String> wide = new ArrayList<>(narrow);
        wide.addAll(List.of("version", "flow-direction", "az-id", "tcp-flags"));
        List<String> narrowLines = lines(narrow);
        List<String> wideLines = lines(wide);
        for (int i = 0; i < narrowLines.size(); i++)
            assertThat(wideLines.get(i)).startsWith(narrowLines.get(i) + " ");
    }

    private static List<String> lines(List<String> fields) {
        GenerationOptions options =
                GenerationOptions.builder().lines(2000).fields(fields).build();
        return SyntheticFlowLogs.of(options).lines().toList();
    }
}
