/** Small programs in Java, as a user of the library would write them. */
@org.jspecify.annotations.NullMarked
package io.flowlogs.examples;
