package org.example.flowlogs.http;

import java.time.Duration;

/** Lets time pass between two attempts. */
@FunctionalInterface
interface Pause {
    void await(Duration time) throws InterruptedException;
}
