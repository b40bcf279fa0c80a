/**
 * How answers become bytes: text, JSON, CSV and tables. Knows records and summaries, nothing of options or commands.
 */
@NullMarked
package io.flowlogs.cli.output;

import org.jspecify.annotations.NullMarked;
