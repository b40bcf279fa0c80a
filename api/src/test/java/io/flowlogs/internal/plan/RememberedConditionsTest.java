package io.flowlogs.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.internal.scan.TextRow;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedConditionsTest {
    private static final String[] TEXTS = {
        "ACCEPT", "REJECT", "-", "OK", "NODATA", "SKIPDATA", "A", "ACCEPTED-AND-MORE", "ACCEPTED", "ACCEPTE", "é", "--"
    };

    private final LineCursor cursor = new LineCursor(2);
    private final TextRow row = new TextRow(cursor);
    private final RowMatcher[] conditions = {
        is(0, "ACCEPT"), is(1, "OK"), is(0, "ACCEPTED-AND-MORE"), new RowMatcher.Presence(1, true), is(1, "SKIPDATA")
    };

    private static RowMatcher is(int column, String text) {
        return new RowMatcher.TextIn(column, new byte[][] {text.getBytes(StandardCharsets.UTF_8)}, true);
    }

    @Test
    void whatIsRememberedIsWhatTheConditionsSay() {
        RememberedConditions remembered = new RememberedConditions(conditions, 0, 1);
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            read(TEXTS[random.nextInt(TEXTS.length)], TEXTS[random.nextInt(TEXTS.length)]);
            assertThat(remembered.holding(row)).isEqualTo(expected());
        }
    }

    @Test
    void aColumnThatIsNotThereIsLikeAMissingOne() {
        RememberedConditions remembered = new RememberedConditions(new RowMatcher[] {is(0, "REJECT")}, 0, -1);
        read("REJECT", "OK");
        assertThat(remembered.holding(row)).isEqualTo(1);
        read("ACCEPT", "OK");
        assertThat(remembered.holding(row)).isZero();
    }

    private void read(String first, String second) {
        byte[] line = (first + ' ' + second + "\n        ").getBytes(StandardCharsets.UTF_8);
        cursor.next(line, 0);
        row.over(line);
    }

    private long expected() {
        long holding = 0;
        for (int i = 0; i < conditions.length; i++) {
            holding |= conditions[i].matches(row) ? 1L << i : 0;
        }
        return holding;
    }
}
