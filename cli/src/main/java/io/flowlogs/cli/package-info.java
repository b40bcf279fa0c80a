/**
 * The command line. Reaches sources and formats through ServiceLoader only: what it can do, a plug-in can.
 */
@NullMarked
package io.flowlogs.cli;

import org.jspecify.annotations.NullMarked;
