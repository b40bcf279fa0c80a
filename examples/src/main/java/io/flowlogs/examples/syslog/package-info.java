/** A decoder to copy: flow logs that somebody forwarded as syslog messages. */
@NullMarked
package io.flowlogs.examples.syslog;

import org.jspecify.annotations.NullMarked;
