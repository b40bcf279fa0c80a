package io.flowlogs.source.cloudwatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What is public can never be repaired. */
class PublicSurfaceTest {
    private static final JavaClasses SOURCE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.flowlogs.source.cloudwatch");

    @Test
    void isTheSourceItsBuilderAndItsProvider() {
        assertThat(SOURCE.stream().filter(PublicSurfaceTest::isVisible).map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        CloudWatchSource.class.getName(),
                        CloudWatchSource.Builder.class.getName(),
                        CloudWatchSourceProvider.class.getName());
    }

    /** What is public within something that is not is not to be seen. */
    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isVisible).orElse(true);
    }

    @Test
    void nothingOfTheEnginesIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flowlogs.internal..")
                .check(SOURCE);
    }

    @Test
    void onlyOneClassKnowsAwssErrors() {
        classes()
                .that(not(simpleName("AwsFailures")).and(not(simpleName("LogGroups"))))
                .should()
                .onlyDependOnClassesThat(not(simpleName("AwsServiceException")))
                .check(SOURCE);
    }
}
