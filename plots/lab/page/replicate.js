/** One world as the core answers (plots/lab/laboratory.h), put as the page needs it: shares and constructs by kept week, and
 * of each case type its issues, starts, open collaborations and exits. */

const SHARES = {
    tried: 'ever_tried_share', programme: 'tried_programme_share', decided: 'decided_share', routine: 'routine_share'
};

/** Curves of adoption. */
export const CURVES = Object.keys(SHARES);

/** Columns of the constructs, whose titles stand in the model's table of weekly columns. */
export const CONSTRUCTS = ['trust_citizen', 'trust_administrator', 'data_quality', 'manager_support', 'conservatism'];

function pick(columns, names) {
    return Object.fromEntries(Object.entries(names).map(([mine, column]) => [mine, columns[column]]));
}

function typesOf(model, answer) {
    const empty = () => Object.fromEntries(model.exits.map(exit => [exit.name, 0]));
    const types = new Map(model.case_types.map(
        ({name}) => [name, {issues: answer.run['issues_' + name], started: 0, open: 0, exits: empty()}]));
    for (const [, name, exit, count] of answer.endings) {
        const type = types.get(name);
        type.started += count;
        if (exit === 'open')
            type.open += count;
        else
            type.exits[exit] += count;
    }
    return [...types.values()];
}

export function replicateRead(model, answer) {
    const {run, weekly} = answer;
    return {
        weeks: weekly.week,
        adoption: pick(weekly, SHARES),
        constructs: pick(weekly, Object.fromEntries(CONSTRUCTS.map(name => [name, name]))),
        types: typesOf(model, answer),
        public_value: run.public_value,
        money: {
            collaboration: run.collaboration_cost,
            intervention: run.intervention_cost,
            publication: run.publication_cost,
            total: run.total_cost
        }
    };
}
