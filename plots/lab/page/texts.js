/** What the page itself says, in both languages. {places} are filled in. Names and sentences of the model come from its tables, in
 * Chinese through the program's catalogue. */

const TEXTS = {
    // The page
    title: ['Tandem laboratory', 'Tandem 實驗室'],
    lead: [
        'Government and citizens work together on data. Many such collaborations end early, and the practice spreads or does not. Change one thing in scenario B and see what differs from scenario A.',
        '政府與民間以資料協作，許多提早結束，這種做法也未必擴散。改變情境 B 的一件事，看它與情境 A 有何不同。'
    ],
    skip: ['To the results', '跳至結果'],
    language: ['中文', 'English'],
    projector: ['Projector', '投影模式'],
    projectorEnd: ['Leave projector', '離開投影模式'],
    working: ['A moment …', '請稍候……'],
    waiting: ['The model is being loaded …', '模型載入中……'],
    linkProblems: ['Not understood in the link, and left out: {what}', '連結中有無法理解的部分，已略過：{what}'],
    failed: ['The model stopped: {what}', '模型停止：{what}'],

    // Scenarios
    settings: ['Settings', '設定'],
    scenarios: ['Two scenarios', '兩個情境'],
    scenarioA: ['Scenario A', '情境 A'],
    scenarioB: ['Scenario B', '情境 B'],
    asItIs: ['to compare with', '比較對象'],
    yourIdea: ['your idea', '你的想法'],
    beginWith: ['Begin with', '起始情境'],
    copyAToB: ['Make B like A', '令 B 同 A'],
    swap: ['Swap A and B', 'A、B 互換'],
    changedFrom: ['{what}, changed', '{what}（已變更）'],
    undoChanges: ['Undo my changes', '還原我的變更'],
    preset_cases: ['Baseline and the four real cases', '基準與四個真實案例'],
    preset_programmes: ['Programmes of the study', '研究中的計畫'],
    preset_interventions: ['One intervention', '單一介入措施'],
    preset_rivals: ['Rival claims', '相互競爭的主張'],
    besideIt: ['Compare with: {what}', '比較對象改為：{what}'],

    // Sliders
    constructs: ['The four constructs', '四個構念'],
    constructsHint: [
        'Where each begins. Sliders cover what is plausible; the mark is the default.',
        '各構念的起點。滑桿範圍為合理區間，刻度為預設值。'
    ],
    ideas: ['Interventions', '介入措施'],
    addIdea: ['Add', '新增'],
    noIdeas: ['None yet.', '尚無。'],
    remove: ['Remove', '移除'],
    removeNamed: ['Remove: {what}', '移除：{what}'],
    intensity: ['Intensity', '強度'],
    fromYear: ['From year', '自第幾年'],
    toYear: ['to year', '至第幾年'],
    rampYears: ['Rises over (years)', '逐步上升（年）'],
    whom: ['Where', '對象'],
    allAgencies: ['all units', '所有機關'],
    centre: ['the central government', '中央政府'],
    oneCity: ['one local government', '一個地方政府'],
    bestConnected: ['the 10 best connected units', '連結最多的 10 個機關'],
    aFifth: ['a random fifth of the units', '隨機五分之一的機關'],
    someAgencies: ['{n} named units', '指定的 {n} 個機關'],
    costOfIdea: ['about {money} million NTD over the run (assumed)', '全程約新臺幣 {money} 百萬元（假設值）'],
    allParameters: ['All {n} parameters', '全部 {n} 個參數'],
    search: ['Search', '搜尋'],
    found: ['{n} found', '找到 {n} 個'],
    reset: ['Default', '預設'],
    resetNamed: ['Back to the default: {what}', '恢復預設：{what}'],
    range: ['plausible {low} to {high}', '合理範圍 {low} 至 {high}'],
    allowed: ['allowed {low} to {high}', '允許 {low} 至 {high}'],
    default: ['default {value}', '預設 {value}'],
    inA: ['A: {value}', 'A：{value}'],
    assumed: ['assumed', '假設值'],
    informed: ['from data', '依資料'],
    definition: ['definition', '定義'],
    assumedHint: ['No figure fixes this value: it is a judgement with a plausible range.', '沒有數據可確定此值；它是在合理範圍內的判斷。'],
    colon: [': ', '：'],
    between: ['; ', '；'],

    // Runs
    runs: ['How long, how often', '模擬多久、幾次'],
    worlds: ['Simulated worlds', '模擬世界數'],
    runYears: ['Years', '年數'],
    seed: ['Seed', '亂數種子'],
    newSeed: ['Other chances', '換一組亂數'],
    run: ['Run', '執行'],
    stop: ['Stop', '停止'],
    progress: ['{n} of {of} worlds', '{n} / {of} 個世界'],
    stopped: ['stopped after {n} worlds', '於 {n} 個世界後停止'],

    // Results
    results: ['Results', '結果'],
    sameScenarios: ['A and B are the same. Move a slider of B, or add an intervention.', 'A 與 B 相同。請移動 B 的滑桿，或新增介入措施。'],
    headlineMore: ['{what}: {difference} more in B ({low} to {high}).', '{what}：B 多 {difference}（{low} 至 {high}）。'],
    headlineLess: ['{what}: {difference} less in B ({low} to {high}).', '{what}：B 少 {difference}（{low} 至 {high}）。'],
    headlineUnclear: ['{what}: not clear yet whether B differs, {difference} ({low} to {high}).', '{what}：B 是否不同尚不清楚，{difference}（{low} 至 {high}）。'],
    headlineFirst: ['{what}: A {a}, B {b} in the first world. One world says little.', '{what}：第一個世界中 A 為 {a}，B 為 {b}。單一世界說明不了什麼。'],
    basis: ['Mean difference over {n} pairs of worlds with its 95 % interval.', '{n} 對模擬世界的平均差異及其 95 % 區間。'],
    measure: ['Look at', '觀察'],
    table: ['As a table', '表格'],
    year: ['Year', '年'],
    yearAxis: ['years', '年'],
    worldsAxis: ['pairs of worlds', '模擬世界對數'],
    meanWord: ['mean', '平均'],
    intervalWord: ['95 % interval', '95 % 區間'],
    measureWord: ['Measure', '指標'],
    typeWord: ['Case type', '案例類型'],
    costWord: ['Cost', '成本'],
    differenceWord: ['B − A', 'B − A'],
    points: ['{n} points', '{n} 個百分點'],
    adoptionTitle: ['How the practice spreads', '協作如何擴散'],
    adoptionHint: [
        'Share of units. Line: mean over worlds; dark: its 95 % interval; light: nine worlds in ten.',
        '機關比例。線：模擬世界的平均；深色：其 95 % 區間；淺色：十分之九的世界。'
    ],
    adoptionAlternative: ['Lines over {years} years, {what}: A ends at {a}, B at {b}.', '{years} 年的曲線，{what}：A 期末為 {a}，B 為 {b}。'],
    curve_tried: ['Ever tried, of their own choice', '曾自行嘗試'],
    curve_programme: ['Tried through a programme', '經由推動計畫嘗試過'],
    curve_decided: ['Have decided for it', '已決定採行'],
    curve_routine: ['Routine now', '目前已常規化'],
    effectsTitle: ['What B changes', 'B 改變了什麼'],
    effectsHint: [
        'Point: mean difference B − A, world by world with the same chances; line: its 95 % interval. Right of the middle: more in B. Each row has a scale of its own.',
        '點：以相同亂數逐一比較的平均差異 B − A；線：其 95 % 區間。中線右側：B 較多。每列各有刻度。'
    ],
    effectsCaution: [
        'Of {n} intervals one in twenty misses by chance: do not pick the best one afterwards.', '這 {n} 個區間各有二十分之一的機會偶然失準：不要事後挑最好看的一個。'
    ],
    effectsAlternative: ['Differences between B and A: {what}', 'B 與 A 的差異：{what}'],
    sharpenTitle: ['How certain, with how many worlds', '多少個世界才夠確定'],
    sharpenHint: ['The interval of the difference narrows as worlds are added. While it holds 0, chance alone may explain it.', '世界愈多，差異的區間愈窄。區間含 0 時，也可能只是偶然。'],
    sharpenAlternative: ['After {n} pairs of worlds the difference is {difference}, {low} to {high}.', '{n} 對世界後，差異為 {difference}，{low} 至 {high}。'],
    measure_tried: ['Units that ever tried', '曾嘗試的機關'],
    measure_routine: ['Units where it is routine', '已常規化的機關'],
    measure_completedOfIssues: ['Completed, of all issues', '完成（占全部議題）'],
    measure_completedOfStarts: ['Completed, of those that started', '完成（占已啟動）'],
    measure_refusedOfStarts: ['Data refused, of those that started', '資料遭拒（占已啟動）'],
    measure_completed: ['Completed collaborations', '完成的協作件數'],
    measure_publicValue: ['Public value (value units)', '公共價值（價值單位）'],
    measure_cost: ['Total cost (million NTD)', '總成本（百萬新臺幣）'],
    endingsTitle: ['How collaborations end', '協作如何結束'],
    endingsHint: ['Of 100 collaborations that started, mean over {n} worlds.', '每 100 件已啟動的協作，{n} 個世界的平均。'],
    endingsAlternative: ['Stacked bars of ways of ending by case type; completed: {what}', '各案例類型結束方式的堆疊長條；完成：{what}'],
    allTypes: ['All case types', '所有案例類型'],
    typeNumber: ['Type {n}: {title}', '類型 {n}：{title}'],
    inProgress: ['in progress', '進行中'],
    startedCount: ['started', '啟動'],
    constructsTitle: ['The constructs over the years', '各構念逐年變化'],
    constructsChartHint: ['Mean over units, from 0 to 1; each picture shows the part where it moves.', '機關平均，介於 0 與 1；每圖只顯示變動的部分。'],
    constructAlternative: ['{what} over {years} years: A ends at {a}, B at {b}.', '{years} 年的{what}：A 期末為 {a}，B 為 {b}。'],
    moneyTitle: ['Money', '金錢'],
    moneyHint: ['Million NTD over the whole run, mean over worlds. Costs are assumed.', '全程，新臺幣百萬元，各世界平均。成本為假設值。'],
    money_collaboration: ['Collaborations, time of staff included', '協作（含同仁工時）'],
    money_intervention: ['Interventions', '介入措施'],
    money_publication: ['Opening of datasets', '資料集開放'],
    oneMore: ['One more completed collaboration costs {value} million NTD ({low} to {high}).', '每多完成一件協作，花費新臺幣 {value} 百萬元（{low} 至 {high}）。'],
    oneMoreUnknown: ['What one more completed collaboration costs is not known: that there are more is not clear.', '每多完成一件的成本無從得知：尚不確定是否真的增加。'],
    moneyAlternative: ['Bars of costs: {what}', '成本長條：{what}'],

    // Network
    networkTitle: ['One world, unit by unit', '一個世界，逐一看機關'],
    networkHint: [
        'Each dot is a unit; lines join units that look at each other. The middle is the central government. Choose a dot for its collaborations.',
        '每點為一個機關，線連接彼此觀察的機關，中間為中央政府。點選機關，可看它的協作。'
    ],
    networkLoad: ['Show the network', '顯示網絡'],
    worldNumber: ['World number', '世界編號'],
    play: ['Play', '播放'],
    pause: ['Pause', '暫停'],
    networkYear: ['after {n} years', '{n} 年後'],
    networkCount: ['{world}: {tried} of {of} units have tried, routine in {routine}', '{world}：{of} 個機關中 {tried} 個曾嘗試，{routine} 個常規化'],
    networkAlternative: ['Network of {of} units of {governments} governments in {world}. Arrow keys go from unit to unit, Enter chooses.', '{world}中 {governments} 個政府、{of} 個機關的網絡。方向鍵移動，Enter 選取。'],
    stateNone: ['not yet', '尚未'],
    stateProgramme: ['through a programme', '經由推動計畫'],
    stateTried: ['tried by choice', '自行嘗試'],
    stateRoutine: ['routine', '常規化'],
    unit: ['Unit {n} of government {government} in {world}', '{world}：政府 {government} 的機關 {n}'],
    unitOfCentre: ['Unit {n} of the central government in {world}', '{world}：中央政府的機關 {n}'],
    unitPeers: ['Looks at {n} other units.', '觀察 {n} 個其他機關。'],
    unitTried: ['First tried of its own choice in year {year}.', '第 {year} 年首次自行嘗試。'],
    unitProgramme: ['First tried through a programme in year {year}.', '第 {year} 年首次經由推動計畫嘗試。'],
    unitRoutine: ['Routine since year {year}.', '自第 {year} 年起常規化。'],
    unitTriedBefore: ['First tried of its own choice before year 1.', '第 1 年之前首次自行嘗試。'],
    unitProgrammeBefore: ['First tried through a programme before year 1.', '第 1 年之前首次經由推動計畫嘗試。'],
    unitRoutineBefore: ['Routine since before year 1.', '第 1 年之前即已常規化。'],
    unitNever: ['It has led no collaboration.', '未曾主導協作。'],
    unitEpisodes: ['Its collaborations ({n})', '它的協作（{n} 件）'],
    episodeLine: ['year {year}, {programme}: {exit}', '第 {year} 年，{programme}：{exit}'],
    tellStory: ['Its story', '它的故事'],

    // Story
    storyTitle: ['The story of one collaboration', '一件協作的故事'],
    storyHint: ['Replayed from the same chances as the run: who proposed, who decided what and why, how it ended.', '以同一組亂數重演：誰提案、誰決定什麼與原因、如何結束。'],
    storyAny: ['any', '不限'],
    storyExit: ['How it ended', '結束方式'],
    storyProgramme: ['Programme', '計畫'],
    storyWorld: ['In', '於'],
    storyTell: ['Tell one', '說一個'],
    storyAnother: ['Tell another', '再說一個'],
    storyNone: ['There is none like that in this world.', '這個世界中沒有這樣的協作。'],
    storyNumbers: ['with probabilities and draws', '顯示機率與亂數'],
    storyWeek: ['Year {year}, week {week}', '第 {year} 年第 {week} 週'],
    storyBefore: ['{n} weeks before the start', '開始前 {n} 週'],
    storyUntil: ['{from} to {to}', '{from}至{to}'],

    // Prediction
    predictTitle: ['Predict first', '先預測'],
    predictHint: [
        'Draw what you expect of B before you see it: drag in the picture, or move the sliders. Then reveal.',
        '看到結果前，先畫出你對 B 的預期：在圖上拖曳，或移動滑桿，再揭曉。'
    ],
    predictOn: ['Hide B and let me guess', '隱藏 B，讓我先猜'],
    predictYear: ['Year {n}', '第 {n} 年'],
    reveal: ['Reveal', '揭曉'],
    predictHidden: ['B is hidden until you reveal it.', 'B 在揭曉前隱藏。'],
    predictWaiting: ['B is still being run: {n} of {of} worlds.', 'B 仍在模擬：{n} / {of} 個世界。'],
    predictVerdictIn: ['You said {guess}. {n} worlds say {value}: within nine worlds in ten ({low} to {high}).', '你猜 {guess}。{n} 個世界為 {value}：在十分之九的世界之內（{low} 至 {high}）。'],
    predictVerdictHigh: ['You said {guess}: too high. {n} worlds say {value} ({low} to {high}).', '你猜 {guess}：太高。{n} 個世界為 {value}（{low} 至 {high}）。'],
    predictVerdictLow: ['You said {guess}: too low. {n} worlds say {value} ({low} to {high}).', '你猜 {guess}：太低。{n} 個世界為 {value}（{low} 至 {high}）。'],
    predictDirectionRight: ['That B would differ from A in this direction, you saw.', 'B 與 A 差異的方向，你猜對了。'],
    predictDirectionWrong: ['B differs from A in the other direction.', 'B 與 A 差異的方向相反。'],
    predictDirectionUnclear: ['Whether B differs from A at all is not clear.', 'B 與 A 是否真有差異，尚不清楚。'],
    yourGuess: ['your guess', '你的預測'],

    // Sharing, limits
    shareTitle: ['Take it with you', '帶著走'],
    shareLink: ['This link holds all settings', '此連結包含所有設定'],
    shareCommand: ['The same in the program', '在程式中重現'],
    shareHint: [
        'Same model and same chances, but not the same bytes: a browser has another library of mathematics, so that last digits, and now and then a whole history, differ.',
        '模型與亂數相同，但位元不盡相同：瀏覽器的數學函式庫不同，末位數字、偶爾甚至整段歷程會有差異。'
    ],
    copy: ['Copy', '複製'],
    copied: ['Copied', '已複製'],
    limitsTitle: ['What the model cannot say', '模型不能說什麼'],
    limits1: [
        'It does not forecast any real agency. {assumed} of its {all} parameters are assumed; what depends on them is to be read as differences between scenarios.',
        '它不預測任何真實機關。{all} 個參數中有 {assumed} 個為假設值；凡取決於此者，應解讀為情境之間的差異。'
    ],
    limits2: [
        'An interval says how well the mean over simulated worlds is known, not how well the model fits Taiwan. More worlds do not make the assumptions truer.',
        '區間說的是模擬世界的平均有多確定，而非模型與臺灣有多相符。增加世界數，假設不會更真。'
    ],
    limits3: [
        'It has no budget negotiations, no party politics beyond elections and attention, no market of contractors, and no content of data.',
        '它沒有預算協商、沒有選舉與關注以外的政黨政治、沒有承包市場，也沒有資料內容。'
    ],
    limits4: [
        'The completion rate follows from assumed effort and time; the study has none to compare with, and its informants come mostly from successful cases.',
        '完成率來自假設的投入與時間；研究中沒有可比較的數字，受訪者也多來自成功案例。'
    ],
    source: [
        'After Tseng, Liao & Li (2022). Tandem {version}, model version {model}; free software, GPL-3.0-or-later.', '依據曾憲立、廖洲棚、李天申（2022）。Tandem {version}，模型版本 {model}；自由軟體，GPL-3.0-or-later。'
    ]
};

/**
 * How the page speaks: say(key, places) for texts of the page, say.model(english) for those of the model, say.title(row, field) for rows
 * that carry their own Chinese.
 * @param {'en'|'zh-TW'} language
 * @param {Object<string, string>} messages  Chinese of the model's English texts
 */
export function speech(language, messages) {
    const column = language === 'zh-TW' ? 1 : 0;
    const say = (key, places = {}) => TEXTS[key][column].replace(/\{(\w+)\}/g, (whole, name) => String(places[name] ?? whole));
    say.language = language;
    say.knows = key => key in TEXTS;
    say.model = text => column === 1 && messages[text] || text;
    say.own = (row, field) => column === 1 && row[field + '_zh'] || say.model(row[field]);
    return say;
}

/** The title of a row of the model's tables; where there is none its name, with blanks. */
export function rowTitle(say, row) {
    return say.model(row.title ?? row.name).replaceAll('_', ' ');
}
