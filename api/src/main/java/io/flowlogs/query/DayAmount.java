package io.flowlogs.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be read of a day. Immutable.
 *
 * @param day the day in UTC that the names of the parts say; null for parts that do not say, and for those of more days than are told
 *     apart, which are 36,525
 * @param amount how much
 */
public record DayAmount(@Nullable LocalDate day, ReadAmount amount) {}
