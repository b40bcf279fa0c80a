package io.flowlogs.value;

import io.flowlogs.internal.text.Excerpt;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A protocol carried by IP: a number from 0 to 255 and, where IANA assigned one, its keyword. Ordered by number. Two
 * instances of one number are the same object.
 */
public final class IpProtocol implements Comparable<IpProtocol> {
    /** The highest protocol number. */
    public static final int MAX_NUMBER = 255;

    /** IANA's keywords in the order of their numbers from 0 on; {@code -} stands where there is none. */
    private static final String KEYWORDS = "hopopt icmp igmp ggp ipv4 st tcp cbt egp igp"
            + " bbn-rcc-mon nvp-ii pup argus emcon xnet chaos udp mux dcn-meas"
            + " hmp prm xns-idp trunk-1 trunk-2 leaf-1 leaf-2 rdp irtp iso-tp4"
            + " netblt mfe-nsp merit-inp dccp 3pc idpr xtp ddp idpr-cmtp tp++"
            + " il ipv6 sdrp ipv6-route ipv6-frag idrp rsvp gre dsr bna"
            + " esp ah i-nlsp swipe narp min-ipv4 tlsp skip ipv6-icmp ipv6-nonxt"
            + " ipv6-opts - cftp - sat-expak kryptolan rvd ippc - sat-mon"
            + " visa ipcv cpnx cphb wsn pvp br-sat-mon sun-nd wb-mon wb-expak"
            + " iso-ip vmtp secure-vmtp vines iptm nsfnet-igp dgp tcf eigrp ospfigp"
            + " sprite-rpc larp mtp ax.25 ipip micp scc-sp etherip encap -"
            + " gmtp ifmp pnni pim aris scps qnx a/n ipcomp snp"
            + " compaq-peer ipx-in-ip vrrp pgm - l2tp ddx iatp stp srp"
            + " uti smp sm ptp isis fire crtp crudp sscopmce iplt"
            + " sps pipe sctp fc rsvp-e2e-ignore mobility-header udplite mpls-in-ip manet hip"
            + " shim6 wesp rohc ethernet aggfrag nsh homa bit-emu";

    private static final String RESERVED = "reserved";
    private static final IpProtocol[] ALL = all();
    private static final Map<String, IpProtocol> BY_KEYWORD = byKeyword();

    /** The Internet Control Message Protocol, number 1. */
    public static final IpProtocol ICMP = of(1);

    /** The Transmission Control Protocol, number 6. */
    public static final IpProtocol TCP = of(6);

    /** The User Datagram Protocol, number 17. */
    public static final IpProtocol UDP = of(17);

    /** ICMP for IPv6, number 58; its keyword is {@code ipv6-icmp}. */
    public static final IpProtocol ICMPV6 = of(58);

    private final int number;
    private final String keyword;

    private IpProtocol(int number, String keyword) {
        this.number = number;
        this.keyword = keyword;
    }

    private static IpProtocol[] all() {
        String[] keywords = KEYWORDS.split(" ", -1);
        IpProtocol[] all = new IpProtocol[MAX_NUMBER + 1];
        for (int i = 0; i < all.length; i++) {
            boolean assigned = i < keywords.length && !keywords[i].equals("-");
            all[i] = new IpProtocol(i, assigned ? keywords[i] : Integer.toString(i));
        }
        all[MAX_NUMBER] = new IpProtocol(MAX_NUMBER, RESERVED);
        return all;
    }

    private static Map<String, IpProtocol> byKeyword() {
        Map<String, IpProtocol> protocols = new HashMap<>();
        for (IpProtocol protocol : ALL) {
            protocols.put(protocol.keyword, protocol);
        }
        protocols.put("icmpv6", ALL[58]);
        protocols.put("icmp6", ALL[58]);
        protocols.put("ospf", ALL[89]);
        return protocols;
    }

    /**
     * Returns the protocol of a number.
     *
     * @param number 0 to 255
     * @return the protocol, whether the number is assigned or not
     * @throws IllegalArgumentException when the number is out of range
     */
    public static IpProtocol of(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("expected a protocol number from 0 to 255, found " + number);
        }
        return ALL[number];
    }

    /**
     * Reads a protocol: its number in decimal without leading zeros, IANA's keyword in any case, or one of the
     * customary {@code icmpv6}, {@code icmp6} and {@code ospf}.
     *
     * @param text a number or a keyword
     * @return the protocol
     * @throws IllegalArgumentException when the text names no protocol; the message shows it, shortened and escaped
     */
    public static IpProtocol parse(String text) {
        IpProtocol protocol = BY_KEYWORD.get(text.toLowerCase(Locale.ROOT));
        if (protocol == null) {
            protocol = byNumber(text);
        }
        if (protocol == null) {
            throw new IllegalArgumentException(
                    "expected a protocol number from 0 to 255 or a keyword such as tcp, found " + Excerpt.of(text));
        }
        return protocol;
    }

    /** Compares with the numbers as they are written, so that signs, zeros and foreign digits need no rule. */
    private static @Nullable IpProtocol byNumber(String text) {
        for (IpProtocol protocol : ALL) {
            if (Integer.toString(protocol.number).equals(text)) {
                return protocol;
            }
        }
        return null;
    }

    /**
     * Returns the number IP headers and flow records carry.
     *
     * @return 0 to 255
     */
    public int number() {
        return number;
    }

    /**
     * Returns IANA's keyword.
     *
     * @return in lower case; the number as text where none is assigned
     */
    public String keyword() {
        return keyword;
    }

    /**
     * Tells whether flows of this protocol carry ports that mean something.
     *
     * @return true for TCP, UDP, DCCP, SCTP and UDP-Lite
     */
    public boolean hasPorts() {
        return switch (number) {
            case 6, 17, 33, 132, 136 -> true;
            default -> false;
        };
    }

    /** Compares by number. */
    @Override
    public int compareTo(IpProtocol other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpProtocol that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** Returns the {@link #keyword}. */
    @Override
    public String toString() {
        return keyword;
    }
}
