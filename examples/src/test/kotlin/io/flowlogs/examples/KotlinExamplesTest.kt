package io.flowlogs.examples

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class KotlinExamplesTest {
    @Test
    fun `kotlin sees the library`() {
        assertThat(javaClass.kotlin.simpleName).isEqualTo("KotlinExamplesTest")
    }
}
