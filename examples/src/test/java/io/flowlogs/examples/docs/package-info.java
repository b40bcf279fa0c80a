/** Holds the documents of the project to the truth: what they quote is compiled and run, what they name exists. */
@NullMarked
package io.flowlogs.examples.docs;

import org.jspecify.annotations.NullMarked;
