package io.flowlogs.source.cloudwatch;

/**
 * A log group to be read.
 *
 * @param id its name, or its ARN where it belongs to another account
 */
record LogGroup(String id) {
    private static final String BEFORE_NAME = ":log-group:";

    boolean isArn() {
        return id.startsWith("arn:");
    }

    String name() {
        int at = id.indexOf(BEFORE_NAME);
        return at < 0 ? id : id.substring(at + BEFORE_NAME.length());
    }

    /** The account of an ARN. */
    String account() {
        return id.split(":", 6)[4];
    }

    String shown() {
        return isArn() ? id : "cwl:" + id;
    }
}
