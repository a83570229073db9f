package lv.atbilstiba.standalone;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The tour of README.md, taken in a shell as a newcomer would. */
final class ReadmeTour {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern BLOCK = Pattern.compile("```(sh|json)\\n(.*?)```", Pattern.DOTALL);
    private static final String NEXT = "@@@ next block @@@";

    private ReadmeTour() {}

    /**
     * What a block of calls answered.
     *
     * @param calls the block as README.md has it
     * @param answered what it printed
     * @param promised what README.md says is among the answer, or empty
     */
    record Step(String calls, String answered, String promised) {
        /** Whether all that is promised is in what was answered. */
        boolean kept() {
            return promised.isEmpty() || holds(JSON.readTree(answered), JSON.readTree(promised));
        }
    }

    /** Takes it against the register on a port. */
    static List<Step> take(Path readme, int port) throws IOException, InterruptedException {
        var text = Files.readString(readme);
        var tour = text.substring(text.indexOf("## A tour"), text.indexOf("## What it can do"));
        var calls = new ArrayList<String>();
        var promises = new ArrayList<String>();
        for (var block = BLOCK.matcher(tour); block.find(); ) {
            if (block.group(1).equals("json")) {
                promises.set(promises.size() - 1, block.group(2));
            } else {
                calls.add(block.group(2).replace("localhost:8080", "localhost:" + port));
                promises.add("");
            }
        }
        var answers = shell(String.join("\necho '" + NEXT + "'\n", calls)).split(NEXT, -1);
        var steps = new ArrayList<Step>();
        for (var i = 0; i < calls.size(); i++)
            steps.add(
                    new Step(
                            calls.get(i),
                            i < answers.length ? answers[i].strip() : "",
                            promises.get(i).strip()));
        return steps;
    }

    private static String shell(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-eu").redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!shell.waitFor(1, TimeUnit.MINUTES)) shell.destroyForcibly();
        return said;
    }

    private static boolean holds(JsonNode actual, JsonNode promised) {
        if (promised.isObject())
            return promised.properties().stream()
                    .allMatch(one -> holds(actual.path(one.getKey()), one.getValue()));
        if (promised.isArray()) {
            for (var wanted : promised) {
                var found = false;
                for (var one : actual) found |= holds(one, wanted);
                if (!found) return false;
            }
            return true;
        }
        return actual.equals(promised);
    }
}
