import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what users and authors of plug-ins can see of a module into a small jar, against which later versions are compared:
 * <code>java .ci/Baseline.java CLASSES JAR</code>, on JDK 24 or newer. Methods have no code, and what is private or internal is left out.
 */
public final class Baseline {
    private static final ClassFile FORMAT = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Baseline() {}

    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Path jar = Path.of(arguments[1]);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Path path : compared(classes)) {
                ZipEntry entry = new ZipEntry(classes.relativize(path).toString());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                out.write(surface(Files.readAllBytes(path)));
            }
        }
    }

    private static List<Path> compared(Path classes) throws IOException {
        try (Stream<Path> walk = Files.walk(classes)) {
            return walk.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.toString().contains("/internal/"))
                    .filter(path -> !path.endsWith("module-info.class"))
                    .filter(path -> !path.getFileName().toString().matches(".*\\$\\d.*"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] surface(byte[] bytes) {
        ClassModel model = FORMAT.parse(bytes);
        return FORMAT.transformClass(model, (type, element) -> {
            if (element instanceof MethodModel method) {
                if (isSeen(method.flags().flags())) {
                    type.transformMethod(method, (copy, part) -> {
                        if (!(part instanceof CodeModel)) {
                            copy.with(part);
                        }
                    });
                }
            } else if (element instanceof FieldModel field) {
                if (isSeen(field.flags().flags()) || field.fieldName().equalsString("serialVersionUID")) {
                    type.with(field);
                }
            } else if (!(element instanceof SourceFileAttribute)) {
                type.with(element);
            }
        });
    }

    private static boolean isSeen(Set<AccessFlag> flags) {
        return flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED);
    }
}
