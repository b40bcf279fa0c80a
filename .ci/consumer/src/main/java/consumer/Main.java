package consumer;

import io.flowlogs.FlowLogs;

/** Counts the records of a location; on the module path the source is found through its module. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try (FlowLogs logs = FlowLogs.open(arguments[0])) {
            System.out.println(logs.query().count().matched());
        }
    }
}
