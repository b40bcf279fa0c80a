package io.flowlogs.testkit;

/** The rules of decoders, as docs/extending/decoders.md numbers them, with what to look at when one is broken. */
enum DecoderRule implements Rule {
    D1(
            "FlowLogDecoder.recognizes MUST know contents of its encoding by their beginning",
            "what recognizes looks for, and that it needs no more than FlowLogDecoder.HEAD_SIZE bytes and no newline at their end"),
    D2(
            "FlowLogDecoder.recognizes MUST be sure: it MUST NOT take a plain flow log or anything else that decode cannot read, nor look"
                    + " beyond the length or change what it is shown",
            "that recognizes asks for something that no other content has, and for the length before each byte"),
    D3(
            "FlowLogDecoder.decode MUST hand over every line as it was wrapped, once, in their order, however few bytes a read gives",
            "what becomes of the first and the last line, of escaped characters, and of a read that fills a part of the buffer"),
    D4(
            "a decoder MUST have no state: contents may be decoded one after another, and several at once",
            "the fields of the decoder and of its class; what belongs to a content belongs into decode"),
    D5(
            "a failure of the content's stream MUST surface as an IOException; what was handed over before counts",
            "what is caught and not thrown again, and that lines are handed over as they come and not made up of what there was"),
    D6(
            "content that ends too early MUST end in an IOException where the encoding tells its end, and MUST NOT make up lines",
            "what decode does at the end of the stream within a document, a block, or a quoted text"),
    D7(
            "FlowLogDecoder.decode MUST keep its memory bounded, whatever it is fed",
            "that lines are handed over one by one, and that everything that is gathered until its end comes has a limit, beyond which"
                    + " there is an IOException"),
    D8(
            "damaged content MUST end in lines, LineSink.malformed or an IOException, never in another exception",
            "that numbers, offsets and lengths in the content are looked at before they are used, and that exceptions of a library become"
                    + " an IOException"),
    D9(
            "what LineSink throws MUST end FlowLogDecoder.decode at once",
            "that exceptions of the sink are not caught, and that nothing is handed over after one"),
    D10(
            "the content MUST NOT be closed",
            "try-with-resources around the content, and libraries that close what they read"),
    DECODER(
            "a decoder MUST have a public constructor without parameters, a unique name of lower case, and be named in"
                    + " META-INF/services/io.flowlogs.source.FlowLogDecoder",
            "the name in that file, that the class and its constructor are public, and name()");

    private final String sentence;
    private final String check;

    DecoderRule(String sentence, String check) {
        this.sentence = sentence;
        this.check = check;
    }

    @Override
    public String number() {
        return this == DECODER ? "Decoder" : name();
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String check() {
        return check;
    }
}
