/** A source to copy: reads the flow logs in a ZIP archive, as <code>zip:archive.zip</code>. */
@NullMarked
package io.flowlogs.examples.zip;

import org.jspecify.annotations.NullMarked;
