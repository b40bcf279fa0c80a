package io.flowlogs.testservers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a test, or all tests of a class, that talk to a {@link MotoServer}. It is handed in as a parameter, and is empty again when a test
 * and its {@code @BeforeEach} methods begin; what {@code @BeforeAll} puts there is gone by then.
 *
 * <p>Where the server was not fetched, these tests are skipped, saying which command fetches it. They fail instead where the environment
 * has {@code CI} or the system property {@code flowlogs.servers} is {@code required}; {@code optional} skips them whatever {@code CI} says.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(MotoExtension.class)
@ResourceLock("io.flowlogs.testservers.MotoServer")
public @interface NeedsMoto {
    /** Which moto. */
    MotoSuite suite() default MotoSuite.STABLE;
}
