/// Everything that the host says in an explanation, by what it is for. Each language has all of them (`Phrases`), with the
/// same placeholders; the words of authors, numbers and codes go into the placeholders as they are.
public enum Phrase: Int, CaseIterable, Sendable {
    // Headings and frame
    case title, signs, reasons, clauses, factsRead, leftOut, settle, askNext, numbersUsed, attached, wouldChange, hangs
    case none
    // The answer
    case verdict, verdictClass, verdictCause, verdictRule, notOfficial, verdictDay, verdictKnown
    case illustrative, adopted
    case kindState, kindActivity, kindProposal, kindPortfolio, kindPair, kindCell, kindOrganisation
    case eligible, ineligible, notApplicable, indeterminate, seen, notSeen, notKnown, doesNotApply, profiled, within
    case over, raised, notRaised, comment
    case causeMissing, causeStale, causeJudgement, causeConsent, causeLimit, causeError
    case signLine, signCause
    // Clauses
    case markYes, markNo, markUnknown
    case treeLine, treeTwo, treeOne, treeDistance, treeCause, treeMissing, treeRepeated, treePlace
    case treeIs, treeSame, treeMatches, treeAtLeastK
    case named
    case opAll, opAny, opNone, opAtLeastK, opAttested, opListed, opKnown, opHolds, opAnyOf, opAllOf, opConsecutive
    case opIfElse, opChoose, opSign
    case relation
    case relAtLeast, relAtMost, relAbove, relBelow, relBetter, relWorse, relBefore, relAfter, relOneOf, relSame
    case relMatches
    // Reasons
    case reasonYes, reasonYesValue, reasonYesNeeded, reasonNo, reasonNoValue, reasonNoNeeded, reasonNoDistance
    case reasonDoesNotApply, reasonUnknown, reasonUnknownWant, reasonFailed
    case yes, no, oneDay, days
    // Facts
    case indicator, field, judgement, consent, status, since, list, sectors, listed, peers, peerMedian, peerAverage
    case rank, count, sum, average, median, least, greatest, share, activities, donors, neighbours, participants, chain
    case factSeparator, fact, totalOf, factOf, factStale, counts, groupOfPeers, countsAsMet, countsAsNotMet, leftAside
    case factLine, factPeriod, factAge, factRecord, factMembers, factLacking, factSource, factFile, factPublisher
    case onRecord, missing, stale, bandBetween, bandFrom, bandTo, bandAll
    // What was left out, what is attached, numbers
    case leftOutLine, leftOutMore
    case condition, obligation, obligationBy, amount, ceiling, suggestion, suggestionAsk, nothing
    case parameter, parameterReference, parameterFrom, quoted, authorsChoice, unverified
    // What would change it
    case changeOne, changeMany, isSmallest, isFound, changeLine, changeNow, changeNowUnknown
    case byApplicant, byData, byDataOf, byWaiver, byWaiverOf, byNobody
    case needAtLeast, needAtMost, needAbove, needBelow, needBefore, needAfter, needNotBefore, needNotAfter, needOneOf
    case needNoneOf, needAnother, needKnown, needListed, needNotListed, needMet, needNotMet, needReading
    // What to ask
    case askReading, askNewer, unknownDay, askReadings, askJudgement, askJudgementBy, askConsent, askConsentBy
    case askStanding, askLists, askSectors, askField, andMore, theRecipient
    case weight, weightWho, settlesNone, settlesOne, settlesMany, mayOne, mayMany
    case reply
    // Footing
    case basis, noBasis, pack, hashes
}
