package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressListTest {
    @Test
    void addressesAndBlocksAreSeparatedByCommas() {
        assertThat(AddressList.parse("find", "10.0.0.1, 192.0.2.0/24,2001:db8::/32")
                        .addresses())
                .isEqualTo(AddressSet.of(List.of(
                        CidrBlock.parse("10.0.0.1/32"),
                        CidrBlock.parse("192.0.2.0/24"),
                        CidrBlock.parse("2001:db8::/32"))));
    }

    @Test
    void filesHaveOneALineAndComments(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("bad"), "\ufeff# known\n10.0.0.1 # web\n\n 192.0.2.0/24\r\n");
        assertThat(AddressList.parse("find", "@" + file + ",::1").addresses())
                .isEqualTo(AddressSet.of(
                        List.of(CidrBlock.parse("10.0.0.1"), CidrBlock.parse("192.0.2.0/24"), CidrBlock.parse("::1"))));
    }

    @Test
    void aWrongLineIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("bad"), "10.0.0.1\n10.0.0.256\n");
        assertThatThrownBy(() -> AddressList.parse("find", "@" + file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file + ":2: expected an address");
    }

    @Test
    void aMissingFileAndAnEmptyListAreRefused(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> AddressList.parse("find", "@" + directory.resolve("none")))
                .hasMessageContaining("there is no file");
        Path empty = Files.writeString(directory.resolve("empty"), "# nothing\n");
        assertThatThrownBy(() -> AddressList.parse("find", "@" + empty)).hasMessageContaining("found none");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> AddressList.parse("find", "@" + binary)).hasMessageContaining("is not a text file");
    }
}
