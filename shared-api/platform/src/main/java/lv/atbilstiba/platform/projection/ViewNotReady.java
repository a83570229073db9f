package lv.atbilstiba.platform.projection;

/** The view has no filled table set yet; it will have one. */
public final class ViewNotReady extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ProjectionName view;

    public ViewNotReady(ProjectionName view) {
        super("the view " + view + " is being filled");
        this.view = view;
    }

    public ProjectionName view() {
        return view;
    }
}
