package lv.atbilstiba.platform.problem;

import java.util.regex.Pattern;

/** Whether a refusal of a value came from one of the contract's own value types. */
final class ValueTypes {
    private static final Pattern CONTRACT =
            Pattern.compile("lv\\.atbilstiba\\.(kernel|[a-z]+\\.api(\\.[a-z]+)?)\\.[A-Z].*");

    private ValueTypes() {}

    static boolean spoke(Throwable refusal) {
        for (var frame : refusal.getStackTrace()) {
            // record constructors may ask the JDK, such as Objects or Period, before they refuse
            if (frame.getClassName().startsWith("java.")) continue;
            return CONTRACT.matcher(frame.getClassName()).matches();
        }
        return false;
    }
}
