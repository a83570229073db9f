import com.google.googlejavaformat.java.Main;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks (or, with {@code replace}, restores) google-java-format's AOSP layout in every Java source
 * below a folder.
 */
class JavaFormat {
    public static void main(String[] args) throws Exception {
        var replace = args[0].equals("replace");
        var arguments = new ArrayList<String>(List.of("--aosp"));
        arguments.addAll(
                replace ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        var options = arguments.size();
        try (var files = Files.walk(Path.of(args[1]))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(arguments::add);
        }
        if (arguments.size() == options) return;
        var out = new PrintWriter(System.out, true);
        var result =
                new Main(out, new PrintWriter(System.err, true), System.in)
                        .format(arguments.toArray(String[]::new));
        if (result != 0 && !replace) {
            System.err.println(
                    "The files named above are not laid out as the formatter would: run mvn -N"
                            + " verify -Djava.format=replace");
        }
        System.exit(result);
    }
}
