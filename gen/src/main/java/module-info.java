/** Makes up flow logs, and a ledger of what is true of them. */
module io.flowlogs.gen {
    requires static transitive org.jspecify;

    exports io.flowlogs.gen;
}
