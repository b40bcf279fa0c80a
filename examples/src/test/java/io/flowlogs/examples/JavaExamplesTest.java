package io.flowlogs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JavaExamplesTest {
    @Test
    void modulesAreOnTheRunTimeClassPath() {
        assertThat(ServiceLoader.load(Object.class)).isEmpty();
    }
}
