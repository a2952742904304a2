package dev.baton.local.cli;

/** What is run to train: states of all usual kinds in both query languages. */
final class TrainingMachines {
    private TrainingMachines() {}

    /** Lambda tasks in a row, by both kinds of resources. */
    static final String TASKS = """
            {"StartAt":"T1","States":{
              "T1":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:echo","Next":"T2"},
              "T2":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:echo","Next":"T3"},
              "T3":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:echo","Next":"T4",
                "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":2}]},
              "T4":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"echo","Payload.$":"$"},
                "OutputPath":"$.Payload","Next":"T5"},
              "T5":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:echo","End":true}}}""";

    /** Everything that stays in the process. */
    static final String STATES = """
            {"StartAt":"P1","States":{
              "P1":{"Type":"Pass","Next":"P2"},
              "P2":{"Type":"Pass","Next":"P3"},
              "P3":{"Type":"Pass","Parameters":{"id.$":"$.id","items.$":"$.items","n":0,
                "label.$":"States.Format('{}-{}', $.name, $.id)"},"Next":"Loop"},
              "Loop":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":5,"Next":"More"}],"Default":"Both"},
              "More":{"Type":"Pass","Parameters":{"id.$":"$.id","items.$":"$.items","n.$":"States.MathAdd($.n, 1)"},"Next":"Loop"},
              "Both":{"Type":"Parallel","ResultPath":"$.both","Next":"Each","Branches":[
                {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
                {"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}]},
              "Each":{"Type":"Map","ItemsPath":"$.items","ResultPath":"$.items","Next":"Query","ItemProcessor":{
                "StartAt":"I","States":{"I":{"Type":"Pass","End":true}}}},
              "Query":{"Type":"Pass","QueryLanguage":"JSONata","Assign":{"sum":"{% $sum($states.input.items) %}"},
                "Output":{"id":"{% $states.input.id + 1 %}"},"Next":"Done"},
              "Done":{"Type":"Succeed"}}}""";
}
