package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** A set holds what one of its blocks holds. */
class AddressSetProperties {
    @Property(tries = 300)
    void aSetIsTheUnionOfItsBlocks(@ForAll long seed) {
        Random random = new Random(seed);
        List<CidrBlock> blocks = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            IpAddress address = address(random);
            blocks.add(CidrBlock.of(address, random.nextInt(address.isIpv4() ? 33 : 129)));
            addresses.add(address);
        }
        for (int i = 0; i < 30; i++) {
            addresses.add(address(random));
        }
        blocks.forEach(block -> addresses.add(block.network()));
        AddressSet set = AddressSet.of(blocks);
        for (IpAddress address : addresses) {
            assertThat(set.contains(address))
                    .as("%s in %s", address, blocks)
                    .isEqualTo(blocks.stream().anyMatch(block -> block.contains(address)));
        }
    }

    @Property(tries = 20)
    void aSetOfThousandsIsTheUnionOfItsBlocks(@ForAll long seed) {
        Random random = new Random(seed);
        List<CidrBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            blocks.add(CidrBlock.of(IpAddress.ofIpv4(random.nextInt()), 18 + random.nextInt(15)));
        }
        AddressSet set = AddressSet.of(blocks);
        for (int i = 0; i < 100; i++) {
            CidrBlock block = blocks.get(random.nextInt(blocks.size()));
            assertThat(set.contains(block.first())).isTrue();
            assertThat(set.contains(block.last())).isTrue();
            IpAddress address = IpAddress.ofIpv4((int) block.last().low() + 1 + random.nextInt(1 << 10));
            assertThat(set.contains(address))
                    .as("%s", address)
                    .isEqualTo(blocks.stream().anyMatch(one -> one.contains(address)));
        }
    }

    /** Text goes another way than objects where it is IPv4, which has to be the same way for what is wrong, too. */
    @Property(tries = 300)
    void textIsReadAsBlocksAre(@ForAll long seed) {
        Random random = new Random(seed);
        AddressSet.Builder texts = new AddressSet.Builder();
        AddressSet.Builder blocks = new AddressSet.Builder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            String text = text(random);
            assertThat(problem(() -> texts.add(text))).isEqualTo(problem(() -> blocks.add(CidrBlock.parse(text))));
        }
        assertThat(texts.build()).isEqualTo(blocks.build());
    }

    private static @Nullable String problem(Runnable adding) {
        try {
            adding.run();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Sometimes with a slip in it. */
    private static String text(Random random) {
        IpAddress address = address(random);
        int length = random.nextInt(address.isIpv4() ? 34 : 130);
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? address.toString() : address + "/" + length);
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(text.length() + 1);
            text.insert(at, "0/.:1 \u0661\u0130x".charAt(random.nextInt(9)));
        }
        return text.toString();
    }

    /** Few different ones, at the ends too, so that blocks touch and overlap. */
    private static IpAddress address(Random random) {
        int bits = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextInt(1 << 10) << random.nextInt(23);
        boolean ipv4 = random.nextBoolean();
        return ipv4
                ? IpAddress.ofIpv4(bits)
                : IpAddress.of(random.nextBoolean() ? -1L : (long) random.nextInt(3) << 61, bits);
    }
}
