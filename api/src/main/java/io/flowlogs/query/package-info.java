/**
 * Questions about flow records: predicates, aggregations, their results, and how complete they are.
 */
@NullMarked
package io.flowlogs.query;

import org.jspecify.annotations.NullMarked;
