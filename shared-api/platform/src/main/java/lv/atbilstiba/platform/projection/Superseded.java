package lv.atbilstiba.platform.projection;

/** The position was moved by somebody else: a rebuild was swapped in, or the claim is lost. */
final class Superseded extends Exception {
    private static final long serialVersionUID = 1;

    Superseded(ProjectionName projection) {
        super("the position of " + projection + " was moved by another");
    }
}
