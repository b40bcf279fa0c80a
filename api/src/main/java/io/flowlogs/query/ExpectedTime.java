package io.flowlogs.query;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long reading is expected to take. An estimate by assumptions, not a promise. Immutable.
 *
 * @param least under good conditions
 * @param most under bad ones, or null when it is not known
 * @param basis what is assumed: a sentence
 */
public record ExpectedTime(Duration least, @Nullable Duration most, String basis) {}
