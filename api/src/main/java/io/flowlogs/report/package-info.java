/**
 * The built-in questions: who talks most, what is refused, who scans, what is exposed, what happened when. Answers are typed rows, and say
 * how complete they are.
 */
@NullMarked
package io.flowlogs.report;

import org.jspecify.annotations.NullMarked;
