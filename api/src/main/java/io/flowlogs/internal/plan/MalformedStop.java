package io.flowlogs.internal.plan;

/** Ends a unit at its first malformed line, where the policy is to fail. Carries no stack trace: the line says it all. */
final class MalformedStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient MalformedLine line;

    MalformedStop(MalformedLine line) {
        super(null, null, false, false);
        this.line = line;
    }
}
