package io.flowlogs.format.parquet;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writes records by parquet-java, in whatever of the ways there are that the dice say. */
final class ParquetJava {
    private static final List<CompressionCodecName> CODECS = List.of(
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.UNCOMPRESSED);

    private final FlowLogFormat format;
    private final Random dice;
    private final boolean plain;

    private ParquetJava(FlowLogFormat format, Random dice, boolean plain) {
        this.format = format;
        this.dice = dice;
        this.plain = plain;
    }

    /** As AWS would. */
    static byte[] aws(FlowLogFormat format, List<Map<String, String>> records, int groupRows) throws IOException {
        return new ParquetJava(format, new Random(0), true).write(records, groupRows);
    }

    /** As anybody might. */
    static byte[] any(FlowLogFormat format, List<Map<String, String>> records, int groupRows, long seed)
            throws IOException {
        return new ParquetJava(format, new Random(seed), false).write(records, groupRows);
    }

    private byte[] write(List<Map<String, String>> records, int groupRows) throws IOException {
        MessageType schema = new MessageType(
                "anything", format.fields().stream().<Type>map(this::column).toList());
        MemoryOutput out = new MemoryOutput();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(out)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new BoundedCodecs())
                .withCompressionCodec(plain ? CompressionCodecName.GZIP : CODECS.get(dice.nextInt(CODECS.size())))
                .withWriterVersion(
                        plain || dice.nextBoolean()
                                ? ParquetProperties.WriterVersion.PARQUET_1_0
                                : ParquetProperties.WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(plain || dice.nextInt(3) > 0)
                .withDictionaryPageSize(plain ? 1 << 20 : 1 << (6 + dice.nextInt(6)))
                .withPageRowCountLimit(plain ? 20_000 : 1 + dice.nextInt(40))
                .withRowGroupRowCountLimit(groupRows)
                .withType(schema)
                .build()) {
            for (Map<String, String> one : records) {
                writer.write(group(schema, one));
            }
        }
        return out.bytes();
    }

    private PrimitiveType column(FlowField<?> field) {
        PrimitiveType usual = AwsColumns.column(field);
        if (plain) {
            return usual;
        }
        String name = dice.nextBoolean() ? field.name() : AwsColumns.name(field);
        List<PrimitiveType> choices = new ArrayList<>(List.of(
                Types.optional(usual.getPrimitiveTypeName())
                        .as(usual.getLogicalTypeAnnotation())
                        .named(name),
                Types.optional(PrimitiveTypeName.BINARY).named(name),
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name)));
        if (field.kind().isNumeric()) {
            choices.add(Types.optional(PrimitiveTypeName.INT64).named(name));
            choices.add(Types.optional(PrimitiveTypeName.DOUBLE).named(name));
        }
        if (field.kind() == FieldKind.TIMESTAMP) {
            for (TimeUnit unit : TimeUnit.values()) {
                choices.add(Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, unit))
                        .named(name));
            }
        }
        return choices.get(dice.nextInt(choices.size()));
    }

    private Group group(MessageType schema, Map<String, String> flow) {
        SimpleGroup group = new SimpleGroup(schema);
        for (int i = 0; i < format.size(); i++) {
            String text = flow.get(format.fields().get(i).name());
            if (text != null && !text.equals("-")) {
                add(group, i, schema.getType(i).asPrimitiveType(), text);
            } else if (!plain
                    && schema.getType(i).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                    && dice.nextBoolean()) {
                group.add(i, List.of("-", "None", "").get(dice.nextInt(3)));
            }
        }
        return group;
    }

    private static void add(SimpleGroup group, int i, PrimitiveType type, String text) {
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> group.add(i, Integer.parseInt(text));
            case INT64 -> group.add(i, scaled(type, Long.parseLong(text)));
            case DOUBLE -> group.add(i, Double.parseDouble(text));
            case BINARY, BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> group.add(i, text);
        }
    }

    private static long scaled(PrimitiveType type, long seconds) {
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time) {
            return switch (time.getUnit()) {
                case MILLIS -> seconds * 1000;
                case MICROS -> seconds * 1_000_000;
                case NANOS -> seconds * 1_000_000_000;
            };
        }
        return seconds;
    }
}
