package io.flowlogs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules of ARCHITECTURE.md that a reader of one file cannot see. */
class ArchitectureTest {
    private static final String INTERNAL = "io.flowlogs.internal";

    /** The packages that users see, from the bottom to the top; each may use those before it. */
    private static final List<String> PUBLIC_PACKAGES_UPWARDS = List.of(
            "io.flowlogs.value",
            "io.flowlogs.record",
            "io.flowlogs.parse",
            "io.flowlogs.convert",
            "io.flowlogs.query",
            "io.flowlogs.report",
            "io.flowlogs.source",
            "io.flowlogs");

    private static final Set<String> NAME_LOOKUPS =
            Set.of("getByName", "getAllByName", "getLocalHost", "getHostName", "getCanonicalHostName");

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.flowlogs");

    @Test
    void publicPackagesUseOnlyThoseBelowThem() {
        LayeredArchitecture layers =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : PUBLIC_PACKAGES_UPWARDS) {
            layers = layers.layer(name).definedBy(name);
        }
        for (int i = 0; i < PUBLIC_PACKAGES_UPWARDS.size(); i++) {
            layers = onlyUsedFromAbove(layers, i);
        }
        layers.check(API);
    }

    private static LayeredArchitecture onlyUsedFromAbove(LayeredArchitecture layers, int level) {
        String name = PUBLIC_PACKAGES_UPWARDS.get(level);
        List<String> above = PUBLIC_PACKAGES_UPWARDS.subList(level + 1, PUBLIC_PACKAGES_UPWARDS.size());
        return above.isEmpty()
                ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
                : layers.whereLayer(name).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.flowlogs.(**)").should().beFreeOfCycles().check(API);
    }

    @Test
    void onlyTheDoorStandsAboveTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.flowlogs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flowlogs")
                .check(API);
    }

    @Test
    void textIsTheGround() {
        classes()
                .that()
                .resideInAPackage(INTERNAL + ".text")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(INTERNAL + ".text", "java..", "org.jspecify.annotations")
                .check(API);
    }

    @Test
    void nothingInternalIsInAPublicSignature() {
        classes()
                .that()
                .resideOutsideOfPackage(INTERNAL + "..")
                .and()
                .arePublic()
                .should(haveNothingInternalInTheirSignature())
                .check(API);
    }

    @Test
    void addressesInDataNeverReachTheNameService() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "a host name is looked up",
                        call -> call.getTargetOwner().isAssignableTo(InetAddress.class)
                                && NAME_LOOKUPS.contains(call.getName())))
                .check(API);
    }

    @Test
    void onlyTheJdkAndTheNullnessAnnotationsAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.flowlogs..", "java..", "org.jspecify.annotations")
                .check(API);
    }

    private static ArchCondition<JavaClass> haveNothingInternalInTheirSignature() {
        return new ArchCondition<>("have nothing internal in their signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                signature(type)
                        .flatMap(part -> part.getAllInvolvedRawTypes().stream())
                        .filter(part -> part.getPackageName().startsWith(INTERNAL))
                        .distinct()
                        .forEach(part -> events.add(SimpleConditionEvent.violated(
                                type, type.getFullName() + " shows " + part.getFullName())));
            }
        };
    }

    private static Stream<JavaType> signature(JavaClass type) {
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields =
                type.getFields().stream().filter(ArchitectureTest::isVisible).map(field -> field.getType());
        Stream<JavaType> methods =
                type.getCodeUnits().stream().filter(ArchitectureTest::isVisible).flatMap(ArchitectureTest::signature);
        return Stream.of(parents, fields, methods).flatMap(part -> part);
    }

    private static Stream<JavaType> signature(JavaCodeUnit method) {
        Stream<JavaType> thrown = method.getExceptionTypes().stream().map(type -> type);
        return Stream.of(Stream.of(method.getReturnType()), method.getParameterTypes().stream(), thrown)
                .flatMap(part -> part);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }
}
