package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowlogs.source.cloudwatch.PatternNode.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the oracle to the examples of AWS's pages: "Filter pattern syntax for metric filters, subscription filters, filter log
 * events, and Live Tail" with its earlier edition, "Filter pattern syntax for metric filters", and the pages on searching and
 * processing flow log records of VPCs and of Transit Gateways.
 *
 * <p>A pattern is followed by messages, those that it matches after <code>+</code> and those that it does not after
 * <code>-</code>. Where a page says in words what a pattern finds, the messages are made up.
 */
class PatternOracleTest {
    private static final String SYNTAX = """
            [ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534
            - 127.0.0.0 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534
            - 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.gif HTTP/1.0" 404 1534
            - 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 200 1534

            [ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes]
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534

            [..., request =*.html*, status_code = 4*, bytes]
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534
            - 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 200 1534

            [ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 410 1534
            - 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 403 1534

            [w1=ERROR, w2]
            - INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            - INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310
            - WARNING 09/25/2014 12:00:02 Invalid user request
            + ERROR 09/25/2014 12:00:02 Failed to process request

            [w1=ERROR || w1=WARNING, w2]
            - INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            + WARNING 09/25/2014 12:00:02 Invalid user request
            + ERROR 09/25/2014 12:00:02 Failed to process request

            [w1!=ERROR && w1!=WARNING, w2]
            + INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            + INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310
            - WARNING 09/25/2014 12:00:02 Invalid user request
            - ERROR 09/25/2014 12:00:02 Failed to process request

            [logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]
            + INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            - INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310
            - WARNING 09/25/2014 12:00:02 Invalid user request

            [logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]
            - INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            + INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310
            """;

    private static final String METRIC_FILTERS = """
            [ip, server, username, timestamp, request, status_code, bytes > 1000]
            + 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534
            - 127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1000

            [w1=ERROR || w1=%WARN%, w2]
            + ERROR 09/25/2014 12:00:02 Failed to process request
            + WARNING 09/25/2014 12:00:02 Invalid user request
            - INFO 09/25/2014 12:00:00 GET /service/resource/67 1200
            """;

    private static final String EARLIER_EDITION = """
            [ip, user, username, timestamp, request, status_code, bytes]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534
            - ERROR message

            [..., status_code, bytes]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534

            [ip, user, ..., status_code, bytes]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534
            - 127.0.0.1 - frank

            [ip, user, ...]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534

            [ip, user, username, timestamp, request, status_code = 200, bytes]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534
            - 127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] "GET /apache_pb.gif HTTP/1.0" 500 5324

            [ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]
            - 127.0.0.1 - frank [10/Oct/2000:13:50:35 -0700] "GET /apache_pb.gif HTTP/1.0" 200 4355

            [ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 404 1534
            - 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 403 1534

            [..., request=*.html*, status_code=4*,]
            + 127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534

            [w1=Ev*ent, w2]
            + Ev*ent w2
            - Evident w2
            """;

    private static final String FLOW_LOGS = """
            [version, accountid, interfaceid, srcaddr, dstaddr, srcport, dstport, protocol, packets, bytes, start, end, action, logstatus]
            + 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
            + 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA

            [version, accountid, interfaceid, srcaddr = 10.0.0.1, dstaddr, srcport, dstport, protocol, packets, bytes, start, end, action, logstatus]
            + 2 123456789010 eni-1235b8ca123456789 10.0.0.1 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
            - 2 123456789010 eni-1235b8ca123456789 10.0.0.12 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK

            [version, accountid, interfaceid, srcaddr = 10.0.2.*, dstaddr, srcport, dstport, protocol, packets, bytes, start, end, action, logstatus]
            + 2 123456789010 eni-1235b8ca123456789 10.0.2.7 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
            - 2 123456789010 eni-1235b8ca123456789 10.0.20.7 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
            - 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA

            [version, accountid, interfaceid, srcaddr, dstaddr, srcport, dstport = 80 || dstport = 8080, protocol, packets, bytes, start, end, action, logstatus]
            + 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 80 6 20 4249 1418530010 1418530070 ACCEPT OK
            + 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 8080 6 20 4249 1418530010 1418530070 ACCEPT OK
            - 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 80 22 6 20 4249 1418530010 1418530070 ACCEPT OK

            [version, accountid, interfaceid, srcaddr, dstaddr, srcport, dstport = 80 || dstport = 8080, protocol, packets, bytes >= 400, start, end, action = REJECT, logstatus]
            + 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 80 6 20 400 1418530010 1418530070 REJECT OK
            - 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 80 6 20 399 1418530010 1418530070 REJECT OK
            - 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 80 6 20 400 1418530010 1418530070 ACCEPT OK
            - 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA

            [version, account, eni, source, destination, srcport, destport="22", protocol="6", packets, bytes, windowstart, windowend, action="REJECT", flowlogstatus]
            + 2 123456789010 eni-1a2b3c4d 172.31.9.69 172.31.9.12 49761 22 6 20 4249 1418530010 1418530070 REJECT OK
            - 2 123456789010 eni-1a2b3c4d 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK
            """;

    /** The quotes of the last one are straightened. */
    private static final String TRANSIT_GATEWAYS = """
            [version, resource_type, account_id,tgw_id=tgw-123abc456bca, tgw_attachment_id, tgw_src_vpc_account_id, tgw_dst_vpc_account_id, tgw_src_vpc_id, tgw_dst_vpc_id, tgw_src_subnet_id, tgw_dst_subnet_id, tgw_src_eni, tgw_dst_eni, tgw_src_az_id, tgw_dst_az_id, tgw_pair_attachment_id, srcaddr, dstaddr, srcport, dstport = 80 || dstport = 8080, protocol, packets, bytes >= 500,start,end, log_status, type,packets_lost_no_route, packets_lost_blackhole, packets_lost_mtu_exceeded, packets_lost_ttl_expired, tcp_flags,region, flow_direction, pkt_src_aws_service, pkt_dst_aws_service]
            + 6 TransitGateway 123456789012 tgw-123abc456bca tgw-attach-1 - - - - - - - - - - - 10.0.0.1 10.0.2.7 50000 8080 6 5 500 1700000000 1700000060 OK IPv4 0 0 0 0 2 us-east-1 ingress - -
            - 6 TransitGateway 123456789012 tgw-123abc456bcb tgw-attach-1 - - - - - - - - - - - 10.0.0.1 10.0.2.7 50000 8080 6 5 500 1700000000 1700000060 OK IPv4 0 0 0 0 2 us-east-1 ingress - -

            [version, resource_type, account_id,tgw_id="tgw-123abc456bca", tgw_attachment_id, tgw_src_vpc_account_id, tgw_dst_vpc_account_id, tgw_src_vpc_id, tgw_dst_vpc_id, tgw_src_subnet_id, tgw_dst_subnet_id, tgw_src_eni, tgw_dst_eni, tgw_src_az_id, tgw_dst_az_id, tgw_pair_attachment_id, srcaddr= "10.0.0.1", dstaddr, srcport="80", dstport, protocol="6", packets, bytes,start,end, log_status, type,packets_lost_no_route, packets_lost_blackhole, packets_lost_mtu_exceeded, packets_lost_ttl_expired, tcp_flags,region, flow_direction, pkt_src_aws_service, pkt_dst_aws_service]
            + 6 TransitGateway 123456789012 tgw-123abc456bca tgw-attach-1 - - - - - - - - - - - 10.0.0.1 10.0.2.7 80 50000 6 5 500 1700000000 1700000060 OK IPv4 0 0 0 0 2 us-east-1 ingress - -
            - 6 TransitGateway 123456789012 tgw-123abc456bca tgw-attach-1 - - - - - - - - - - - 10.0.0.1 10.0.2.7 50000 80 6 5 500 1700000000 1700000060 OK IPv4 0 0 0 0 2 us-east-1 ingress - -
            """;

    @TestFactory
    Stream<DynamicTest> documentedExamplesHold() {
        return Stream.of(SYNTAX, METRIC_FILTERS, EARLIER_EDITION, FLOW_LOGS, TRANSIT_GATEWAYS)
                .flatMap(page -> Stream.of(page.split("\n\n")))
                .map(example ->
                        DynamicTest.dynamicTest(example.lines().findFirst().orElse(""), () -> check(example)));
    }

    private static void check(String example) {
        String pattern = example.lines().findFirst().orElseThrow();
        for (Reading reading : Reading.values()) {
            PatternOracle oracle = PatternOracle.of(pattern, reading);
            example.lines()
                    .skip(1)
                    .forEach(line -> assertThat(oracle.matches(line.substring(2)))
                            .as("%s %s of %s", reading, line, pattern)
                            .isEqualTo(line.startsWith("+")));
        }
    }

    /** The first is in AWS's earlier edition, and was reported to be refused; the second has typographic quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ip, user, username, timestamp, request, status_code = 4* && bytes > 1000]",
                "[version, tgw_id=\"tgw-123abc456bca\u201d, srcport=\u201c80\u201d]",
                "[w1=ERROR && || w1=WARNING, w2]",
                "[w1=ERROR !=== w1=WARNING, w2]",
                "[w1==ERROR, w2]",
                "[w1!=ERROR AND w1!=WARNING, w2]",
                "[bytes > many]",
                "[w1 =, w2]",
                "[w1",
                "w1",
                "[w1] "
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PatternOracle.of(text, Reading.AS_TEXT));
    }
}
