package io.flowlogs.gen;

/** What has left: how many files (or streams), bytes of text, and bytes as written, compressed or not. */
record Written(int files, long textBytes, long writtenBytes) {
    static final Written NOTHING = new Written(0, 0, 0);

    Written plus(Written other) {
        return new Written(files + other.files, textBytes + other.textBytes, writtenBytes + other.writtenBytes);
    }
}
