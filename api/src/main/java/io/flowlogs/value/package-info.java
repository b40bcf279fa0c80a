/**
 * The values a flow record is made of: addresses, blocks of addresses, protocols, flags, windows of time, and the open
 * enumerations of AWS's words. Every type is immutable, safe to share between threads, never null inside, and depends
 * on nothing else of the library.
 *
 * <p>Reading text never reaches outside the process: an address is parsed as a number or refused, and no name is ever
 * looked up.
 */
@NullMarked
package io.flowlogs.value;

import org.jspecify.annotations.NullMarked;
