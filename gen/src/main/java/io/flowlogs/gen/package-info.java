/**
 * Seeded synthetic flow logs of any format, size and carrier, with a {@link io.flowlogs.gen.Ledger ledger} of ground truth.
 *
 * <p>Start at {@link io.flowlogs.gen.SyntheticFlowLogs}. The same options give the same text on every JDK and platform;
 * compressed bytes may differ, because they depend on the zlib the JDK was built with.
 */
@NullMarked
package io.flowlogs.gen;

import org.jspecify.annotations.NullMarked;
