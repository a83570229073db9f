package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.PortfolioManagerAlreadyAppointed;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Only one person answers for all services (tikai viens). Source: 004, roles overview.
 *
 * @param other the appointment that is in the way; null if none is
 */
record AnInstitutionHasOnePortfolioManager(InstitutionId institution, Post.@Nullable Tenure other)
        implements Invariant {
    /** The appointment that holds has an end, so that another may follow. */
    static AnInstitutionHasOnePortfolioManager before(
            InstitutionId institution, Post.Tenure holding) {
        return new AnInstitutionHasOnePortfolioManager(
                institution, holding.until() == null ? holding : null);
    }

    /**
     * @param mended the position of the fact that a correction mended in this post
     */
    static AnInstitutionHasOnePortfolioManager atATime(
            InstitutionId institution, Post post, long mended) {
        return new AnInstitutionHasOnePortfolioManager(
                institution, post.at(mended).flatMap(post::meeting).orElse(null));
    }

    @Override
    public Optional<Refusal> refusal() {
        return other == null
                ? Optional.empty()
                : Optional.of(new PortfolioManagerAlreadyAppointed(institution, other.person()));
    }
}
