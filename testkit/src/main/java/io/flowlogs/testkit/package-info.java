/**
 * What authors of plug-ins test with. {@link io.flowlogs.testkit.FlowRecordSourceContract} and
 * FlowLogDecoderContract are classes to extend, whose tests are the numbered rules;
 * {@link io.flowlogs.testkit.PushdownLaw} is the one rule that everything rests on;
 * {@link io.flowlogs.testkit.FlowLogFixtures} has small flow logs; {@link io.flowlogs.testkit.SourceTestKit} reads a location the way
 * the library does. {@link io.flowlogs.testkit.InMemoryFlowRecordSource} and {@link io.flowlogs.testkit.FaultySource} stand in for
 * sources in tests of programs that read flow logs, {@link io.flowlogs.testkit.FlowRecordAssert} says what a record should have.
 */
@NullMarked
package io.flowlogs.testkit;

import org.jspecify.annotations.NullMarked;
