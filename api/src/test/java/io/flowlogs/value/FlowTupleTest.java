package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FlowTupleTest {
    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.1");
    private static final IpAddress SERVER = IpAddress.parse("2001:db8::1");
    private static final FlowTuple REQUEST = new FlowTuple(CLIENT, SERVER, 49152, 443, IpProtocol.TCP);

    @Test
    void reversedExchangesBothEnds() {
        assertThat(REQUEST.reversed()).isEqualTo(new FlowTuple(SERVER, CLIENT, 443, 49152, IpProtocol.TCP));
        assertThat(REQUEST.reversed().reversed()).isEqualTo(REQUEST);
    }

    @Test
    void portZeroIsAPort() {
        assertThat(new FlowTuple(CLIENT, SERVER, 0, 0, IpProtocol.ICMP))
                .hasToString("icmp 10.0.0.1:0 -> [2001:db8::1]:0");
    }

    @Test
    void portsOutOfRangeAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowTuple(CLIENT, SERVER, -1, 0, IpProtocol.UDP))
                .withMessage("srcPort: expected a port from 0 to 65535, found -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowTuple(CLIENT, SERVER, 0, 65536, IpProtocol.UDP))
                .withMessage("dstPort: expected a port from 0 to 65535, found 65536");
    }

    @Test
    void theOrderIsThatOfTheComponents() {
        FlowTuple last = new FlowTuple(CLIENT, SERVER, 49152, 443, IpProtocol.UDP);
        assertThat(REQUEST).isLessThan(last).isLessThan(REQUEST.reversed());
        assertThat(REQUEST).isGreaterThan(new FlowTuple(CLIENT, SERVER, 9, 443, IpProtocol.TCP));
        assertThat(REQUEST).isGreaterThan(new FlowTuple(CLIENT, SERVER, 49152, 80, IpProtocol.TCP));
    }
}
