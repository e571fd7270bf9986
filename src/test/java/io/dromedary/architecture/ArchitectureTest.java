package io.dromedary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dromedary.app.Dromedary;
import java.time.Clock;
import java.time.Instant;

/** The shape of the code, written down where the build can check it. */
@AnalyzeClasses(packages = "io.dromedary", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES =
            slices().matching("io.dromedary.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MEDIA_CRYPTO_AND_AUDIENCES_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("..fragment..", "..crypto..", "..live..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle..",
                    "org.jspecify..",
                    "io.dromedary.fragment..",
                    "io.dromedary.crypto..",
                    "io.dromedary.live..");

    @ArchTest
    static final ArchRule ONLY_CRYPTO_AND_CERTIFICATES_KNOW_CIPHERS = noClasses()
            .that()
            .resideOutsideOfPackages("..crypto..", "..tls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule ONLY_THE_APP_KNOWS_EVERY_FEATURE = noClasses()
            .that()
            .resideOutsideOfPackage("..app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..app..");

    @ArchTest
    static final ArchRule CONFIGURATION_DEVICES_AND_KEYS_KNOW_NO_CAMEL = noClasses()
            .that()
            .resideInAnyPackage("..config..", "..device..", "..keys..", "..tls..", "..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule ONLY_THE_APP_PICKS_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("..app..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule ONLY_CAPTURE_STARTS_PROCESSES = noClasses()
            .that()
            .resideOutsideOfPackage("..capture..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)");

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_FINAL =
            classes().that().areAssignableTo(Exception.class).should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_PRINTS =
            noClasses().that().areNotAssignableTo(Dromedary.class).should(ACCESS_STANDARD_STREAMS);
}
