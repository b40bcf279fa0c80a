package io.flowlogs.internal.plan;

/** Ends the work of a thread whose result is no longer wanted. */
final class ScanCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScanCancelled() {
        super(null, null, false, false);
    }
}
