package io.flowlogs.source.cloudwatch;

import java.util.List;

/**
 * A log group and what it is to be asked. Immutable.
 *
 * @param group the group
 * @param formats what is known of its formats
 * @param hasCertainFormat whether all events of the window are known to have one format
 * @param filters the questions
 * @param ranges how many ranges of time they are asked for, at least
 */
record AskedGroup(
        LogGroup group, GroupFormats formats, boolean hasCertainFormat, List<EventFilter> filters, long ranges) {
    AskedGroup {
        filters = List.copyOf(filters);
    }
}
