package lv.atbilstiba.ops.demo;

/** Why the demo does not start: what is so, and what to do about it. */
final class DemoRefused extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String action;

    private DemoRefused(String what, String action) {
        super(what);
        this.action = action;
    }

    static DemoRefused notItsOwn() {
        return new DemoRefused(
                "The demo needs an empty store: this one holds a register that the demo did not"
                        + " make, and its clock is not to be set back.",
                "Start without the profile 'demo' to go on with that register, or name another"
                        + " folder: --atbilstiba.standalone.data-folder=<folder>");
    }

    static DemoRefused interrupted() {
        return new DemoRefused(
                "The demo was interrupted on this store before its year was over.",
                "Delete the data folder (data/demo in the project unless you named another) and"
                        + " start again: the year is told anew.");
    }

    String action() {
        return action;
    }
}
