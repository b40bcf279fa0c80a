module consumer {
    requires io.flowlogs;
}
