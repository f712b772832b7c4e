/** How a status is marked: by icon and color. */
export type StatusLook = 'approved' | 'revoked' | 'pending' | 'unknown';

/** The texts of an operation. They are functions: the language can change while a record is kept. */
export interface OperationTexts {
  /** what it changes: *Key abcd…wxyz* */
  label(): string;
  /** the label is a name of the API, which is not translated */
  isLabelName: boolean;
  /** what contains it within the resource: *Key abcd…wxyz*; '' = the resource itself */
  parent(): string;
  /** the name of the resource: that of an app, the label of an owner */
  resource(): string;
  /** the owner of the resource, to distinguish resources of the same name; absent = it has none */
  owner?(): string;
  /** where it is, for a text that is read anywhere: *In key abcd…wxyz of app Checkout.*; '' = the label says it */
  place(): string;
  /** the action as a verb: *Approve* */
  action(): string;
  /** a value in the user's language; `undefined` = not known */
  value(value: string | undefined): string;
  /** how a value is marked */
  look(value: string): StatusLook;
  /** *Approving…* */
  running(): string;
  /** *Approving key abcd…wxyz…*, for screen readers */
  runningAnnounced(): string;
  /** *Confirming key abcd…wxyz…*, for screen readers */
  confirmingAnnounced(): string;
  /** said instead of *Apigee can't set a status back* when there is no undo; '' = nothing */
  noUndo?(): string;
  /** what a read that lacks what it changes says while the outcome is undecided */
  missing(): string;
  /** until when gateways may use the cached value */
  gateways(inputs: { time: string }): string;
  /** outcomes with their time, for the note beside the switch and for Activity */
  results: {
    done(inputs: { time: string }): string;
    doneAnyway(inputs: { time: string }): string;
    already(inputs: { time: string }): string;
    missing(inputs: { time: string }): string;
  };
}

/** The texts of its toasts and of its conflict dialog, which are loaded when they are needed. */
export interface ReportTexts {
  done(): string;
  already(): string;
  failed(): string;
  /** why nothing was sent; absent = the text for a status */
  alreadyExplained?(): string;
  /** the question whether to run it although someone else changed the resource */
  conflictTitle(): string;
  /** *Someone else changed Checkout after you loaded it. …* */
  conflictExplained(): string;
  /** the name of a value of the resource, by `Difference.id` */
  valueName(id: string): ValueName;
}

/** The name of a value of a resource. */
export interface ValueName {
  name: string;
  /** the name is one of the API, which is not translated */
  isName: boolean;
  /** the name of the key that contains it */
  keyName?: string;
  /** its values are texts of the server, such as those of an attribute, and no statuses */
  isField?: boolean;
}
