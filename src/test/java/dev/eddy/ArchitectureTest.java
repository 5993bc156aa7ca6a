package dev.eddy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The packages stand in the order in which data passes through them, and imports point to the left. */
@AnalyzeClasses(packages = "dev.eddy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.eddy";
    private static final Path SOURCES = Path.of("src/main/java/dev/eddy");
    private static final List<String> STAGES = List.of(
            "behaviour",
            "catalog",
            "interest",
            "membership",
            "training",
            "neighbours",
            "popularity",
            "retrieval",
            "scoring",
            "serving");

    @ArchTest
    static final ArchRule importsPointToTheLeftOrToWhatAllUse = CompositeArchRule.of(
            STAGES.stream().map(ArchitectureTest::seesOnlyWhatComesBefore).toList());

    @ArchTest
    static final ArchRule vectorNeedsTheJdkOnly = classes()
            .that()
            .resideInAPackage(in("vector"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", in("vector"));

    @ArchTest
    static final ArchRule nobodySeesTheCommands = noClasses()
            .that()
            .resideOutsideOfPackage(in("tools"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("tools"));

    @ArchTest
    static final ArchRule theJobNeedsNothingOfWhatServesOneMachine = noClasses()
            .that()
            .resideInAPackage(in("app"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(in("console"), in("tools"), in("trial"), in("workbench"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decisionsDoNotKnowFlink = noClasses()
            .that()
            .resideOutsideOfPackages(in("app"), in("workbench"))
            .and(not(describe("are named as part of an operator", ArchitectureTest::isPartOfAnOperator)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule onlyServingSpeaksToRedis = noClasses()
            .that()
            .resideOutsideOfPackage(in("serving"))
            // What Eddy is compared with does it as a tutorial would: by itself.
            .and()
            .haveNameNotMatching(".*\\.workbench\\.bench\\.NaiveJob(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.clients..");

    @ArchTest
    static final ArchRule onlyTheWorkbenchStartsRedis = noClasses()
            .that()
            .resideOutsideOfPackage(in("workbench"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.embedded..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
            .because("such a name says nothing of the role");

    @ArchTest
    static void everyClassIsInAKnownPackage(JavaClasses all) {
        Set<String> known = new TreeSet<>(STAGES);
        known.addAll(Set.of(
                "app",
                "codec",
                "console",
                "tools",
                "trial",
                "vector",
                "workbench",
                "workbench.bench",
                "workbench.refresh"));
        assertThat(packages(all)).isSubsetOf(known);
    }

    @ArchTest
    static void everyPackageSaysWhatItIsFor(JavaClasses all) {
        // Read from the sources, since a package-info without annotations is not compiled to a class.
        assertThat(packages(all))
                .allSatisfy(name -> assertThat(
                                SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
                        .exists());
    }

    private static ArchRule seesOnlyWhatComesBefore(String stage) {
        String[] seen = STAGES.subList(0, STAGES.indexOf(stage) + 1).stream()
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> unseen = resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(seen)))
                .and(not(resideInAnyPackage(in("vector"), in("codec"))));
        return noClasses()
                .that()
                .resideInAPackage(in(stage))
                .should()
                .dependOnClassesThat(unseen)
                .allowEmptyShould(true);
    }

    private static boolean isPartOfAnOperator(JavaClass type) {
        String outer = type.getName().replaceFirst("\\$.*", "");
        return outer.matches(".*(Function|Operator|Source|Sink|Writer|Schema|Serializer|Descriptors)");
    }

    private static Set<String> packages(JavaClasses all) {
        Set<String> names = new TreeSet<>();
        all.forEach(type -> names.add(nameOf(type)));
        return names;
    }

    private static String nameOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }
}
