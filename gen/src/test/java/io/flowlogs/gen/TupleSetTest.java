package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TupleSetTest {
    @Property(tries = 20)
    void countOfTuplesIsExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1000) int newFlowPermille)
            throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .seed(seed)
                .lines(20_000)
                .newFlowPermille(newFlowPermille)
                .ledgerDetail(LedgerDetail.FULL)
                .build();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(OutputStream.nullOutputStream());
        assertThat(ledger.distinctTuples()).hasValue(ledger.tuples().size());
        assertThat(ledger.distinctAddresses()).isEqualTo(ledger.addresses().size());
    }

    @Property(tries = 200)
    void numbersAreWrittenAsTheyAre(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long number) {
        ByteSink sink = new ByteSink(OutputStream.nullOutputStream());
        sink.put(number);
        assertThat(sink.take()).isEqualTo(Long.toString(number));
    }
}
