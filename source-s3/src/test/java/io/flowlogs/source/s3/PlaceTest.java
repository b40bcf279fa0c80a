package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.s3.Place.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', FREE, -, -, -",
                "logs/, FREE, -, -, -",
                "AWSLogs/, AWS_LOGS, -, -, -",
                "a/AWSLogs/o-0123456789/, AWS_LOGS, -, -, -",
                "AWSLogs/123456789012/, ACCOUNT, 123456789012, -, -",
                "AWSLogs/12345678901/, FREE, -, -, -",
                "AWSLogs/123456789012/CloudTrail/us-east-1/, OTHER_SERVICE, 123456789012, -, -",
                "AWSLogs/123456789012/vpcflowlogs/, SERVICE, 123456789012, -, -",
                "AWSLogs/123456789012/transitgatewayflowlogs/, SERVICE, 123456789012, -, -",
                "AWSLogs/123456789012/vpcflowlogs/us-gov-west-1/, REGION, 123456789012, us-gov-west-1, -",
                "AWSLogs/123456789012/vpcflowlogs/nowhere/, FREE, 123456789012, -, -",
                "AWSLogs/1/2024/03/04/AWSLogs/123456789012/, ACCOUNT, 123456789012, -, -",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/, YEAR, 123456789012, us-east-1, 2024-01-01T00:00",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/, MONTH, 123456789012, us-east-1, 2024-03-01T00:00",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/13/, BELOW, 123456789012, us-east-1, 2024-01-01T00:00",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/02/29/, DAY, 123456789012, us-east-1, 2024-02-29T00:00",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/02/30/, BELOW, 123456789012, us-east-1, 2024-02-01T00:00",
                "AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/02/29/23/, HOUR, 123456789012, us-east-1, 2024-02-29T23:00",
                "AWSLogs/aws-account-id=123456789012/service=vpcflowlogs/aws-region=us-east-1/year=2024/month=02/day=29/hour=5/,"
                        + " HOUR, 123456789012, us-east-1, 2024-02-29T05:00",
                "firehose/2024/02/29/23/, HOUR, -, -, 2024-02-29T23:00",
                "firehose/1999/, FREE, -, -, -",
                "a//2024/02/29/x/y/, BELOW, -, -, 2024-02-29T00:00",
            })
    void foldersAreToldByTheNamesOnTheWay(String folder, Level level, String account, String region, String begin) {
        Place place = Place.ROOT.at(folder);

        assertThat(place.level()).isEqualTo(level);
        assertThat(place.account()).isEqualTo(account);
        assertThat(place.region()).isEqualTo(region);
        assertThat(place.stamp() == null ? null : place.stamp().begin().toString())
                .isEqualTo(begin);
        assertThat(place.byAws()).isEqualTo(region != null);
    }
}
